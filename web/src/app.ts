// What moves: everything else on the pages works without this.
import { bringSentences, openForPrint, openTarget, toggleAll } from "./rows";
import { listen } from "./keys";
import { copyButtons } from "./copy";
import { suggest } from "./suggest";

bringSentences();
toggleAll();
openTarget();
openForPrint();
listen();
copyButtons();
suggest();
document.addEventListener("swapped", () => {
  toggleAll();
  copyButtons();
});
