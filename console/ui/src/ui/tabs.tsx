import { Tabs as MantineTabs } from "@mantine/core";
import type { ReactNode } from "react";
import "@mantine/core/styles/Tabs.css";

interface TabsProps<Value extends string> {
  label: string;
  value: Value;
  tabs: { value: Value; label: string; mark?: string }[];
  onChange: (value: Value) => void;
  children: ReactNode; // the panel of the chosen tab
}

export function Tabs<Value extends string>(props: TabsProps<Value>) {
  return (
    <MantineTabs
      value={props.value}
      onChange={(value) => value && props.onChange(value as Value)}
      keepMounted={false}
    >
      <MantineTabs.List aria-label={props.label}>
        {props.tabs.map((tab) => (
          <MantineTabs.Tab key={tab.value} value={tab.value}>
            {tab.label}
            {tab.mark && <span className="tab-mark"> {tab.mark}</span>}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      {props.tabs.map((tab) => (
        <MantineTabs.Panel key={tab.value} value={tab.value}>
          {tab.value === props.value && props.children}
        </MantineTabs.Panel>
      ))}
    </MantineTabs>
  );
}
