// Kazakh of select2, which has none: it looks for the page's language under this name.
jQuery.fn.select2.amd.define("select2/i18n/kk", [], () => ({
  errorLoading: () => "Тізім жүктелмеді",
  inputTooLong: ({ input, maximum }) => `${input.length - maximum} таңба артық`,
  inputTooShort: ({ input, minimum }) => `Тағы кемінде ${minimum - input.length} таңба жазыңыз`,
  loadingMore: () => "Жалғасы жүктеліп жатыр…",
  maximumSelected: ({ maximum }) => `${maximum} жазбадан артық таңдауға болмайды`,
  noResults: () => "Ештеңе табылмады",
  searching: () => "Ізделіп жатыр…",
  removeAllItems: () => "Бәрін алып тастау",
}))
