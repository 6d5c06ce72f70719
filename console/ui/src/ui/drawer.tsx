import { Drawer as MantineDrawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../words/use_words";
import "@mantine/core/styles/CloseButton.css";
import "@mantine/core/styles/Paper.css";
import "@mantine/core/styles/Overlay.css";
import "@mantine/core/styles/ModalBase.css";
import "@mantine/core/styles/Drawer.css";

interface DrawerProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  testId?: string;
}

// A wide sheet from the side, for work that is compared with something. Rendered only while open.
export function Drawer({ title, onClose, children, actions, testId }: DrawerProps) {
  const { say } = useWords();
  return (
    <MantineDrawer.Root
      opened
      onClose={onClose}
      position="right"
      size="min(1060px, 100%)"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <MantineDrawer.Overlay backgroundOpacity={0.5} />
      <MantineDrawer.Content>
        <MantineDrawer.Header role="presentation">
          <MantineDrawer.Title className="dialog-title">{title}</MantineDrawer.Title>
          <MantineDrawer.CloseButton aria-label={say("common.close")} />
        </MantineDrawer.Header>
        <MantineDrawer.Body>
          <div className="stack" data-testid={testId}>
            {children}
            {actions && <div className="row dialog-actions">{actions}</div>}
          </div>
        </MantineDrawer.Body>
      </MantineDrawer.Content>
    </MantineDrawer.Root>
  );
}
