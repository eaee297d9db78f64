// Follows the reader's choice of light or dark, for which the viewer has a class.
const dark = matchMedia("(prefers-color-scheme: dark)");
const dress = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", dress);
dress();

// The viewer is large: it is brought when an operation is tried, not before.
for (const link of document.querySelectorAll(".try")) link.hidden = false;

// Opens the operation that the address names: in the viewer where it is #/part/operation.
async function follow() {
  const manual = document.getElementById("manual");
  const tried = location.hash.startsWith("#/");
  const again = tried && brought && !manual.hidden; // the viewer opens only what it finds when it begins
  manual.hidden = tried;
  document.querySelector(".back").hidden = !tried;
  document.getElementById("reference").hidden = !tried;
  if (again) location.reload();
  else if (tried) await bring();
  if (tried) return;
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named?.matches("details")) named.open = true;
  if (named) named.scrollIntoView();
}

let brought;

// Brings the viewer once, and shows /openapi.json in it. Nothing is loaded from another site: no validator, no fonts.
function bring() {
  brought ??= Promise.all([
    load("link", { rel: "stylesheet", href: "/api/reference/swagger-ui.css" }),
    load("script", { src: "/api/reference/swagger-ui-bundle.js" }),
  ]).then(() => {
    document.head.append(document.querySelector('link[href$="page.css"]')); // after the viewer's own
    SwaggerUIBundle({
      url: "/openapi.json",
      dom_id: "#reference",
      deepLinking: true,
      docExpansion: "none",
      defaultModelsExpandDepth: -1,
      defaultModelRendering: "example",
      displayRequestDuration: true,
      filter: true,
      validatorUrl: null,
      tryItOutEnabled: true,
      supportedSubmitMethods: ["get", "post", "put", "delete"],
      persistAuthorization: false,
    });
  }).catch((problem) => {
    document.getElementById("reference").textContent = `This could not be loaded: ${problem.message}`;
  });
  return brought;
}

// Puts an element into the head and waits until what it names is there.
function load(tag, attributes) {
  return new Promise((done, failed) => {
    const e = Object.assign(document.createElement(tag), attributes);
    e.onload = done;
    e.onerror = () => failed(new Error(e.src ?? e.href));
    document.head.append(e);
  });
}

addEventListener("hashchange", follow);
follow();
