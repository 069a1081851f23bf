// The library of photos, as parts of the text editor ask it: Django's own window for choosing.
const picker = () => document.getElementById("body-photo")

export const thumbnail = (photo) => picker().dataset.thumb.replace("/0/", `/${photo}/`)

export const choosePhoto = (then) => {
  const field = picker()
  window.django.jQuery(field).off("change").one("change", () => then(field.value))
  window.showRelatedObjectLookupPopup(document.getElementById("lookup_body-photo"))
}
