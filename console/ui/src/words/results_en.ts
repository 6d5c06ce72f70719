export const resultsEn = {};
