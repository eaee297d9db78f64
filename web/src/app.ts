// What moves: everything else on the pages works without this.
import { bringSentences, openForPrint, openTarget, toggleAll } from "./rows";
import { listen } from "./keys";
import { copyButtons } from "./copy";
import { suggest } from "./suggest";
import { live } from "./live";

bringSentences();
toggleAll();
openTarget();
openForPrint();
listen();
copyButtons();
suggest();
live();
document.addEventListener("swapped", () => {
  toggleAll();
  copyButtons();
});
