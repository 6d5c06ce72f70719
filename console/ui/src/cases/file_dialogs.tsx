import { ApproveDrawer } from "./approve_drawer";
import { ClassifyDialog } from "./classify_dialog";
import { FormDialog } from "./form_dialog";
import { isPlain } from "./forms";
import { MergeDialog } from "./merge_dialog";
import { RouteDialog } from "./route_dialog";
import type { CaseFile, Unmasked } from "./shapes";
import { SplitDialog } from "./split_dialog";
import { SubmitDialog } from "./submit_dialog";
import { UnmaskDialog } from "./unmask_dialog";

export interface Shown {
  name: string;
  other?: string; // of a merge: with which
}

interface FileDialogsProps {
  file: CaseFile;
  shown: Shown;
  seen: Unmasked | null;
  onSeen: (seen: Unmasked) => void;
  onShow: (name: string) => void;
  onClose: () => void;
}

// The one dialog that is open.
export default function FileDialogs(props: FileDialogsProps) {
  const { file, shown, seen, onSeen, onShow, onClose } = props;
  const common = { file, onClose, onDone: onClose };
  switch (shown.name) {
    case "classify":
      return <ClassifyDialog {...common} />;
    case "route":
      return <RouteDialog {...common} />;
    case "submit":
      return <SubmitDialog {...common} />;
    case "approve":
      return <ApproveDrawer {...common} onSendBack={() => onShow("send_back")} />;
    case "merge":
      return <MergeDialog {...common} other={shown.other} />;
    case "split":
      return (
        <SplitDialog
          {...common}
          text={seen?.text ?? file.text}
          full={Boolean(seen) || file.text_full}
        />
      );
    case "unmask":
      return (
        <UnmaskDialog
          file={file}
          onClose={onClose}
          onDone={(what) => {
            onSeen(what);
            onClose();
          }}
        />
      );
    default:
      return isPlain(shown.name) ? (
        <FormDialog key={shown.name} {...common} name={shown.name} />
      ) : null;
  }
}
