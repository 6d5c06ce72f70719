import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../words/use_words";
import "@mantine/core/styles/CloseButton.css";
import "@mantine/core/styles/Paper.css";
import "@mantine/core/styles/Overlay.css";
import "@mantine/core/styles/ModalBase.css";
import "@mantine/core/styles/Modal.css";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  asked?: boolean; // something is filled in here: a click beside it does not throw that away
  testId?: string;
}

// Rendered only while open. Focus goes in, stays in, and returns where it was; Esc closes.
export function Dialog({ title, onClose, children, actions, wide, asked, testId }: DialogProps) {
  const { say } = useWords();
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size={wide ? 720 : 480}
      centered
      lockScroll={false}
      closeOnClickOutside={!asked}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.5} />
      <Modal.Content>
        {/* A plain box: a second banner would confuse those who go by landmarks. */}
        <Modal.Header role="presentation">
          <Modal.Title className="dialog-title">{title}</Modal.Title>
          <Modal.CloseButton aria-label={say("common.close")} />
        </Modal.Header>
        <Modal.Body>
          <div className="stack" data-testid={testId}>
            {children}
            {actions && <div className="row dialog-actions">{actions}</div>}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
