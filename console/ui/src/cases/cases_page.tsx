import { lazy, Suspense } from "react";
import { Loading } from "../ui";
import { addWords } from "../words/use_words";
import { casesMoreVi } from "../words/cases_more_vi";
import { casesVi } from "../words/cases_vi";
import "./common.css";

addWords(casesVi);
addWords(casesMoreVi);

// Each page of its own, so that a link to a file does not fetch the list first.
const CaseListPage = lazy(() => import("./list_page"));
const CaseFilePage = lazy(() => import("./file_page"));
const NewCasePage = lazy(() => import("./new_case"));

export default function CasesPage({ id }: { id?: string }) {
  return (
    <Suspense fallback={<Loading rows={12} />}>
      {!id && <CaseListPage />}
      {id === "tao" && <NewCasePage />}
      {id && id !== "tao" && <CaseFilePage key={id} id={id} />}
    </Suspense>
  );
}
