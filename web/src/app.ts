// What moves: everything else on the pages works without this.
import { openForPrint, openTarget, toggleAll } from "./rows";
import { listen } from "./keys";

toggleAll();
openTarget();
openForPrint();
listen();
