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
		return ActorRef{ID: id}.OrID(), nil
	case errors.As(err, &moved):
		return refOf(ctx, r, world, moved.To)
	case err != nil:
		return ActorRef{}, err
	}
	return ActorRef{ID: e.ID, Kind: e.Kind, Name: e.Name, Code: e.Code}, nil
}

// OrID is a, with what its id says of it where nothing else is known.
func (a ActorRef) OrID() ActorRef {
	if a.Name == "" {
		a.Kind, a.Name = KindOf(a.ID), a.ID
	}
	return a
}

// refsOf is refOf of many, in the order of ids.
func refsOf(ctx context.Context, r Reader, world Gazetteer, ids []string) ([]ActorRef, error) {
	out, err := r.Refs(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i, a := range out {
		if a.Name != a.ID {
			continue
		}
		if out[i], err = refOf(ctx, r, world, a.ID); err != nil {
			return nil, err
		}
	}
	return out, nil
}
