export const resultsVi = {};
