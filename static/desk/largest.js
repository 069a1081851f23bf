// Says that a file is too heavy as soon as it is chosen, before minutes are spent on sending it.
for (const field of document.querySelectorAll("input[type=file][data-most]")) {
  field.addEventListener("change", () => {
    const isHeavy = [...field.files].some((file) => file.size > Number(field.dataset.most))
    field.setCustomValidity(isHeavy ? field.dataset.heavy : "")
    field.reportValidity()
  })
}
