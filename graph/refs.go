package graph

import (
	"context"
	"errors"
)

// refOf names an actor as the graph does; what the graph does not hold has its id for a name.
func refOf(ctx context.Context, r Reader, id string) (ActorRef, error) {
	e, err := r.Entity(ctx, id)
	var moved *MovedError
	switch {
	case errors.Is(err, ErrNotFound):
		return ActorRef{ID: id, Kind: KindOf(id), Name: id}, nil
	case errors.As(err, &moved):
		return refOf(ctx, r, moved.To)
	case err != nil:
		return ActorRef{}, err
	}
	return ActorRef{ID: e.ID, Kind: e.Kind, Name: e.Name, Code: e.Code}, nil
}
