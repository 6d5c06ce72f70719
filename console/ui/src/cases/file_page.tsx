import { lazy, Suspense, useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { useWatch } from "../changes/use_changes";
import { CallError } from "../call";
import { useKeys } from "../shell/keys";
import { useTitle } from "../shell/use_title";
import { Empty, ErrorNote, Loading, Note } from "../ui";
import { useWords } from "../words/use_words";
import { may } from "./actions";
import { AnswerPart } from "./answer_part";
import { ContentPart } from "./content_part";
import type { Shown } from "./file_dialogs";
import { FileHead } from "./file_head";
import { HistoryPart } from "./history_part";
import { useLeaveWarning } from "../kept";
import { listAddress } from "./last_list";
import { People, Related, National } from "./people_part";
import { useCase } from "./queries";
import type { CaseFile } from "./shapes";
import { TasksPart } from "./tasks_part";
import { useRevealed } from "./use_revealed";
import "./file.css";

const FileDialogs = lazy(() => import("./file_dialogs"));

export default function CaseFilePage({ id }: { id: string }) {
  const { say } = useWords();
  const query = useCase(id);
  const watch = useWatch();
  useLeaveWarning();
  useTitle(query.data?.case.number ?? say("page.cases"));
  useEffect(() => {
    watch(`case:${id}`);
    return () => watch(null);
  }, [id, watch]);
  const again = () => void query.refetch();
  const problem = query.error;
  const barred = problem instanceof CallError && [403, 404].includes(problem.status);
  if (query.isPending) return <Loading like="file" rows={10} onRetry={again} />;
  // What one may no longer see is not shown from memory either.
  if (!query.data || barred || query.data.case.hidden) {
    return (
      <div className="file-failed stack">
        <h1 className="sr-only">{say("page.cases")}</h1>
        {barred || query.data ? (
          <Barred problem={problem} />
        ) : (
          <ErrorNote problem={problem} onRetry={again} />
        )}
        <Link href={listAddress()}>{say("file.back")}</Link>
      </div>
    );
  }
  return (
    <>
      {query.isError && <ErrorNote problem={query.error} onRetry={again} />}
      <OpenFile file={query.data.case} />
    </>
  );
}

function Barred({ problem }: { problem: unknown }) {
  const { say } = useWords();
  if (problem instanceof CallError && problem.status === 404) {
    return <Empty icon="help" words={say("file.none")} next={say("file.none_next")} />;
  }
  return (
    <>
      <Empty icon="lock" words={say("file.barred")} next={say("file.barred_next")} />
      {problem != null && <ErrorNote problem={problem} />}
    </>
  );
}

function OpenFile({ file }: { file: CaseFile }) {
  const { say, language } = useWords();
  const [, go] = useLocation();
  const [shown, setShown] = useState<Shown | null>(null);
  const { seen, reveal } = useRevealed(file);
  const open = (name: string, other?: string) => setShown({ name, other });
  const openIf = (name: string) => (may(file, name) ? () => open(name) : undefined);
  useKeys({
    c: openIf("classify"),
    u: openIf("route"),
    Escape: () => go(listAddress()),
  });
  const units = [file.assigned_unit, ...file.co_units.map((one) => one.id)];
  const conflict = file.conflict?.units.some((one) => units.includes(one)) ? file.conflict : null;
  return (
    <article className="file" aria-labelledby="file-number">
      <FileHead file={file} onAction={open} />
      {file.merged_into && (
        <Note kind="plain" icon="merge">
          <span data-testid="merged-into">
            {say("file.merged_into")}{" "}
            <Link href={`/phan-anh/${file.merged_into.id}`}>{file.merged_into.number}</Link>
          </span>
        </Note>
      )}
      {conflict && (
        <Note kind="error" icon="alert">
          <b>{say("file.conflict")}</b>{" "}
          {(language === "en" ? conflict.text_en : undefined) ?? conflict.text}
        </Note>
      )}
      <div className="file-columns">
        <div className="file-todo">
          <TasksPart file={file} onAction={open} />
        </div>
        <div className="file-main">
          <ContentPart file={file} seen={seen} onUnmask={() => open("unmask")} />
          <AnswerPart file={file} onAction={open} />
          <HistoryPart file={file} />
        </div>
        <div className="file-side">
          <People file={file} onAction={open} />
          <Related file={file} onAction={open} />
          <National file={file} onAction={open} />
        </div>
      </div>
      {shown && (
        <Suspense>
          <FileDialogs
            file={file}
            shown={shown}
            seen={seen}
            onSeen={reveal}
            onShow={open}
            onClose={() => setShown(null)}
          />
        </Suspense>
      )}
    </article>
  );
}
