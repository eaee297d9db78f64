// The pairs whose positions became other ones when this transaction stored something, sorted.
CREATE (:Changed {at: $at, keys: $keys})
