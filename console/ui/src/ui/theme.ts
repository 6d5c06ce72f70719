import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

// Shade 8 is the primary colour of the design (6.7 to 1 on white).
const brand: MantineColorsTuple = [
  "#eaf3fc",
  "#d5eaff",
  "#a9cdf0",
  "#7bb0e3",
  "#5598d6",
  "#3b86cb",
  "#2878c1",
  "#1769b6",
  "#0b5cad",
  "#0b4f94",
];

export const theme = createTheme({
  fontFamily: '"Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif',
  fontFamilyMonospace: 'Consolas, "Noto Sans Mono", monospace',
  colors: { brand },
  primaryColor: "brand",
  primaryShade: 8,
  autoContrast: true,
  black: "#1b2733",
  fontSizes: { xs: "13px", sm: "14px", md: "15px", lg: "17px", xl: "20px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.45", lg: "1.45", xl: "1.4" },
  defaultRadius: "sm",
  focusRing: "never", // drawn by base.css, the same everywhere
  respectReducedMotion: true,
});

// What axe and a colour meter found in the theme as shipped.
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-placeholder": "#5b6673",
    "--mantine-color-dimmed": "#4d5863",
    "--mantine-color-error": "#b42318",
    "--mantine-color-anchor": "#0b4f94",
    "--mantine-color-default-border": "#6b7f92",
    "--input-bd": "#6b7f92",
  },
  dark: {},
});
