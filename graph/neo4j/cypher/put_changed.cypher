// The pairs whose positions became other ones when this transaction stored something.
CREATE (:Changed {at: $at, keys: $keys})
