// The dialog of a case that asks for a reason, for other pages; it brings the words of cases.
import { casesVi } from "../words/cases_vi";
import { addWords } from "../words/use_words";
import { UnmaskDialog } from "./unmask_dialog";

addWords(casesVi);

export default UnmaskDialog;
