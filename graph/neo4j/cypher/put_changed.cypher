CREATE (:Changed {at: $at, keys: $keys})
