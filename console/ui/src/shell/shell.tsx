import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { Link, useLocation } from "wouter";
import { useChanges } from "../changes/use_changes";
import { mayLook, seesCases, seesSurveys } from "../session/rights";
import { useMe } from "../session/use_session";
import { Icon, IconButton } from "../ui";
import { useWords } from "../words/use_words";
import { AccountMenu } from "./account_menu";
import { useKeys, watchKeys } from "./keys";
import { preferencesOf } from "./preferences";
import "./shell.css";
import { SilenceNotice } from "./silence_notice";
import { StatusBar } from "./status_bar";
import { StoppedNotice } from "./stopped_notice";
import "./print.css"; // after what it takes back: a frame as high as the screen prints one sheet

const HelpDialog = lazy(() => import("./help_dialog"));
const SearchDialog = lazy(() => import("../search/search_dialog"));

function ZaloHealth() {
  const { say, language } = useWords();
  const { zalo } = useChanges();
  if (!zalo) return null;
  const words =
    (language === "vi" ? zalo.message_vi : zalo.message_en) ?? say(`zalo.${zalo.state}`);
  return (
    <span className={`zalo zalo-${zalo.state}`} title={words}>
      <Icon name={zalo.state === "good" ? "check" : "alert"} />
      <span className="zalo-words">{words}</span>
    </span>
  );
}

function Entries({ onHelp }: { onHelp: () => void }) {
  const { say } = useWords();
  const [path] = useLocation();
  const me = useMe();
  const { counts, rounds_stopped } = useChanges();
  const stopped = rounds_stopped?.length ?? 0;
  const waiting = (counts.queue ?? 0) + (counts.mine ?? 0);
  const here = (start: string) => (path.startsWith(start) ? "page" : undefined);
  return (
    <ul>
      <li>
        <Link href="/tong-quan" className="entry" aria-current={here("/tong-quan")}>
          <Icon name="home" />
          <span>{say("page.overview")}</span>
        </Link>
      </li>
      {(mayLook(me, "queue") || mayLook(me, "restricted")) && (
        <li>
          <Link href="/hop-thoai" className="entry" aria-current={here("/hop-thoai")}>
            <Icon name="inbox" />
            <span>{say("page.inbox")}</span>
            {waiting > 0 && <span className="entry-count">{waiting}</span>}
          </Link>
        </li>
      )}
      {seesCases(me) && (
        <li>
          <Link href="/phan-anh" className="entry" aria-current={here("/phan-anh")}>
            <Icon name="cases" />
            <span>{say("page.cases")}</span>
            {(counts.cases ?? 0) > 0 && <span className="entry-count">{counts.cases}</span>}
          </Link>
        </li>
      )}
      {seesSurveys(me) && (
        <li>
          <Link href="/khao-sat" className="entry" aria-current={here("/khao-sat")}>
            <Icon name="chart" />
            <span>{say("page.surveys")}</span>
            {stopped > 0 && <span className="entry-count">{stopped}</span>}
          </Link>
        </li>
      )}
      {mayLook(me, "admin") && (
        <li>
          <Link href="/quan-tri" className="entry" aria-current={here("/quan-tri")}>
            <Icon name="shield" />
            <span>{say("page.admin")}</span>
          </Link>
        </li>
      )}
      {/* On phones the account's own menu leads there: the bar below has room for five. */}
      <li className="entry-desk">
        <Link href="/ca-nhan" className="entry" aria-current={here("/ca-nhan")}>
          <Icon name="person" />
          <span>{say("page.profile")}</span>
        </Link>
      </li>
      <li>
        <button type="button" className="entry" onClick={onHelp} aria-keyshortcuts="?">
          <Icon name="help" />
          <span>{say("shell.help")}</span>
        </button>
      </li>
    </ul>
  );
}

export function Shell({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const [path, go] = useLocation();
  const { id } = useMe();
  const [help, setHelp] = useState(false);
  const [narrow, setNarrow] = useState(false);
  const [search, setSearch] = useState(false);
  useKeys({
    "?": () => setHelp(true),
    "Ctrl+k": () => setSearch(true),
    "g t": () => go("/tong-quan"),
    "/": path === "/phan-anh" ? undefined : () => setSearch(true), // the list has its own search
    "g h": () => go("/hop-thoai"),
    "g p": () => go("/phan-anh"),
    "g k": () => go("/khao-sat"),
    "g q": () => go("/quan-tri"),
  });
  useEffect(watchKeys, []);
  useEffect(() => preferencesOf(id), [id]);
  return (
    <div className={`shell ${narrow ? "shell-narrow" : ""}`}>
      <a className="skip" href="#content">
        {say("app.to_content")}
      </a>
      <header className="top">
        <span className="top-menu">
          <IconButton
            icon="menu"
            label={say("shell.menu")}
            expanded={!narrow}
            onClick={() => setNarrow(!narrow)}
          />
        </span>
        <span className="brand">{say("app.name")}</span>
        <button
          type="button"
          className="top-search"
          onClick={() => setSearch(true)}
          aria-keyshortcuts="Control+K"
          aria-haspopup="dialog"
          data-testid="search-open"
        >
          <Icon name="search" />
          <span className="top-search-words">{say("search.open")}</span>
          <kbd>Ctrl+K</kbd>
        </button>
        <span className="push" />
        <ZaloHealth />
        <AccountMenu />
      </header>
      <nav className="side" aria-label={say("shell.menu")}>
        <Entries onHelp={() => setHelp(true)} />
      </nav>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <SilenceNotice />
      <StoppedNotice />
      <StatusBar />
      {search && (
        <Suspense>
          <SearchDialog onClose={() => setSearch(false)} />
        </Suspense>
      )}
      {help && (
        <Suspense>
          <HelpDialog onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  );
}
