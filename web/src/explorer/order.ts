/** What the layout is asked: nodes as [x, y, size], edges as indices of nodes. */
export interface Order {
  run: number;
  nodes: [number, number, number][];
  edges: [number, number][];
  rounds: number;
}

/** Where the nodes are by now, as x, y, x, y, ... in the order that was asked. */
export interface Progress {
  run: number;
  places: Float32Array;
  done: boolean;
}
