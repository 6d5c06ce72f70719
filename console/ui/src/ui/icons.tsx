// Own icons, 24 by 24, drawn with the colour of the text. They never stand without words or a name.
const PATHS = {
  alert: "M12 3 2 20h20L12 3zM12 10v4M12 17h.01",
  back: "M19 12H5M11 6l-6 6 6 6",
  bot: "M6 9h12v9H6zM12 5v4M9.5 13h.01M14.5 13h.01M3 12v3M21 12v3",
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8",
  cases: "M8 5H5v16h14V5h-3M9 3h6v4H9zM8.5 12h7M8.5 16h5",
  chart: "M4 4v16h16M9 16v-5M13.5 16V7M18 16v-3",
  check: "M5 12.5l4.5 4.5L19 7.5",
  checks: "M2 12.5l4.5 4.5L15 8M11 16l1 1 9.5-9.5",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
  close: "M6 6l12 12M18 6L6 18",
  columns: "M4 5h16v14H4zM9.5 5v14M14.5 5v14",
  diamond: "M12 3l9 9-9 9-9-9zM12 8.5v4M12 16h.01",
  down: "M12 5v14M6 13l6 6 6-6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  eye: "M2 12s4-6.5 10-6.5S22 12 22 12s-4 6.5-10 6.5S2 12 2 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  filter: "M4 5h16l-6 7.5V19l-4-2v-4.5z",
  hand: "M8 12V5.5a1.5 1.5 0 0 1 3 0V11V4a1.5 1.5 0 0 1 3 0v7-5a1.5 1.5 0 0 1 3 0v9a6 6 0 0 1-6 6c-3 0-4.5-1.5-7-6l1.5-1.5L8 15",
  help: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.300c-.7.400-1 .9-1 1.700M12 17h.01",
  home: "M4 11l8-7 8 7v9h-5.500v-6h-5v6H4z",
  inbox: "M4 5h16v14H4zM4 13h4.5l1.5 2.5h4l1.5-2.5H20",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15 9h.01",
  left: "M15 5l-7 7 7 7",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  logout: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  menu: "M4 7h16M4 12h16M4 17h16",
  merge: "M6 4v5c0 3 6 3 6 7v4M18 4v5c0 3-6 3-6 7M9 17l3 3 3-3",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  note: "M5 4h14v11l-5 5H5zM14 20v-5h5M8 9h8M8 13h4",
  pause: "M9 5v14M15 5v14",
  pencil: "M4 20l1-4.5L16 4.5 19.5 8 8.5 19zM14 6.5L17.5 10",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4 3.5-6 8-6s8 2 8 6",
  plus: "M12 5v14M5 12h14",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  quarter: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v9h9",
  right: "M9 5l7 7-7 7",
  save: "M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21",
  send: "M4 4l17 8-17 8 3-8-3-8zM7 12h14",
  shield: "M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6z",
  template: "M4 5h16v14H4zM8 9h8M8 12h8M8 15h5",
  triangle: "M12 4L3 20h18z",
  trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
  undo: "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  up: "M12 19V5M6 11l6-6 6 6",
  unsure: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12h.01M12 12h.01M16 12h.01",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
