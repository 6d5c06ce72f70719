// A small form in a dialog. Resolves with the fields' values, or null when it was closed.

import { byId, el } from "./dom.js";

function field(spec) {
  const id = `field-${spec.name}`;
  return el(
    "p",
    { class: "field" },
    el("label", { for: id }, spec.label),
    el("input", {
      id,
      name: spec.name,
      value: spec.value ?? "",
      required: spec.required,
      maxlength: spec.maxlength ?? 200,
      "data-testid": id,
    }),
  );
}

export function ask({ title, fields, confirm }) {
  return new Promise((resolve) => {
    const form = el(
      "form",
      {},
      el("h2", { id: "dialog-title" }, title),
      ...fields.map(field),
      el(
        "p",
        { class: "row end" },
        el("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, "Đóng"),
        el(
          "button",
          { type: "submit", class: "primary", "data-testid": "dialog-confirm" },
          confirm,
        ),
      ),
    );
    const dialog = el(
      "dialog",
      { "aria-labelledby": "dialog-title", "data-testid": "dialog" },
      form,
    );
    let answer = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer = Object.fromEntries(new FormData(form));
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    byId("dialogs").append(dialog);
    dialog.showModal();
  });
}
