// Small comforts on top of pages that work without a script: nothing here is needed.
"use strict";

// A second press of the same button sends nothing: the first is already on its way.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
});

// A page that comes back from the browser's memory may be sent again.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// After a decision the entry it was about has the focus, so that a keyboard goes on from there.
const entry = location.hash.startsWith("#entry-") && document.getElementById(location.hash.slice(1));
if (entry) {
  entry.focus({ preventScroll: false });
}

// Times are printed in UTC; pointing at one tells it in the reader's own zone.
document.querySelectorAll("time[datetime]").forEach((element) => {
  const moment = new Date(element.dateTime);
  if (!Number.isNaN(moment.valueOf())) {
    element.title = moment.toLocaleString([], { dateStyle: "full", timeStyle: "short" });
  }
});
