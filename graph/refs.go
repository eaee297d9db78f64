package graph

import (
	"context"
	"errors"
)

// refOf names an actor as the graph does, else as the gazetteer, else by its id.
func refOf(ctx context.Context, r Reader, world Gazetteer, id string) (ActorRef, error) {
	e, err := r.Entity(ctx, id)
	var moved *MovedError
	switch {
	case errors.Is(err, ErrNotFound):
		if a, ok := OrNone(world).Named(id); ok {
			return a, nil
		}
		return ActorRef{ID: id, Kind: KindOf(id), Name: id}, nil
	case errors.As(err, &moved):
		return refOf(ctx, r, world, moved.To)
	case err != nil:
		return ActorRef{}, err
	}
	return ActorRef{ID: e.ID, Kind: e.Kind, Name: e.Name, Code: e.Code}, nil
}
