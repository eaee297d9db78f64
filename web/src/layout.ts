// The layout of the explorer's graph, in a worker: it moves the nodes step by
// step and posts where they are, until it is told of another graph.
import Graph from "graphology";
import defaults from "graphology-layout-forceatlas2/defaults";
import helpers from "graphology-layout-forceatlas2/helpers";
import iterate from "graphology-layout-forceatlas2/iterate";
import type { Order, Progress } from "./explorer/order";

/** How many numbers the layout keeps of each node; the first two are its place. */
const stride = 10;

let current = 0;

self.addEventListener("message", (event: MessageEvent<Order>) => {
  const { run, nodes, edges, rounds } = event.data;
  current = run;
  const graph = new Graph({ multi: true });
  for (const [i, n] of nodes.entries()) graph.addNode(i, { x: n[0], y: n[1], size: n[2] });
  for (const [a, b] of edges) if (a !== b) graph.addEdge(a, b);
  const matrix = helpers.graphToByteArrays(graph, () => 1);
  const crowded = nodes.length > 600;
  const settings = {
    ...defaults, gravity: crowded ? 0.1 : 0.6, strongGravityMode: crowded, // else hubs fly far apart
    scalingRatio: 12, slowDown: 1 + Math.log(nodes.length), linLogMode: false,
    adjustSizes: nodes.length < 600, barnesHutOptimize: nodes.length > 400, barnesHutTheta: 0.6,
  };
  let done = 0;
  const step = (): void => {
    if (current !== run) return;
    const until = performance.now() + 40;
    while (done < rounds && performance.now() < until) {
      iterate(settings, matrix.nodes, matrix.edges);
      done++;
    }
    const places = new Float32Array(nodes.length * 2);
    for (let i = 0; i < nodes.length; i++) {
      places[2 * i] = matrix.nodes[i * stride]!;
      places[2 * i + 1] = matrix.nodes[i * stride + 1]!;
    }
    const progress: Progress = { run, places, done: done >= rounds };
    self.postMessage(progress, { transfer: [places.buffer] });
    if (done < rounds) setTimeout(step, 0);
  };
  step();
});
