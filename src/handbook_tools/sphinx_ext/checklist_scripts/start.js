/* The start: every checklist of the page is woken. */

document.documentElement.classList.add("checklist-ticking");
for (const place of document.querySelectorAll(".checklist-page")) new ChecklistPage(place);
addEventListener("beforeprint", () => {
  for (const blank of document.querySelectorAll(".sheet .sheet-date:not(.sheet-signatures *)")) blank.textContent = localDate(new Date());
});
