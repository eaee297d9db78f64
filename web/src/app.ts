// What moves: everything else on the pages works without this.
import { openForPrint, openTarget, toggleAll } from "./rows";
import { listen } from "./keys";
import { copyButtons } from "./copy";

toggleAll();
openTarget();
openForPrint();
listen();
copyButtons();
document.addEventListener("swapped", () => {
  toggleAll();
  copyButtons();
});
