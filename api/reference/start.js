// Shows /openapi.json. Nothing is loaded from another site: no validator, no fonts.
SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  defaultModelRendering: "example",
  displayRequestDuration: true,
  filter: true,
  validatorUrl: null,
  tryItOutEnabled: true,
  supportedSubmitMethods: ["get", "post", "put", "delete"],
  persistAuthorization: false,
});
