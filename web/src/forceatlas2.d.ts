// The parts of graphology-layout-forceatlas2 that it declares no types for.
declare module "graphology-layout-forceatlas2/defaults" {
  const defaults: Record<string, number | boolean>;
  export default defaults;
}
declare module "graphology-layout-forceatlas2/helpers" {
  const helpers: { graphToByteArrays(graph: object, weight: () => number): { nodes: Float32Array; edges: Float32Array } };
  export default helpers;
}
declare module "graphology-layout-forceatlas2/iterate" {
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): void;
}
