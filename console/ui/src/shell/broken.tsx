import { Component, type ReactNode } from "react";
import { Button, Note } from "../ui";
import { useWords } from "../words/use_words";
import { noteFault } from "./faults";

function BrokenWords() {
  const { say } = useWords();
  return (
    <div className="empty">
      <Note kind="error" alert>
        {say("state.broken")}
      </Note>
      <Button onClick={() => window.location.reload()}>{say("state.reload")}</Button>
    </div>
  );
}

// A fault in one page leaves the frame around it working.
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  // Its words may hold what was on the page; its kind does not.
  override componentDidCatch(problem: Error) {
    noteFault(`page ${problem.name}`);
  }
  override render() {
    return this.state.broken ? <BrokenWords /> : this.props.children;
  }
}
