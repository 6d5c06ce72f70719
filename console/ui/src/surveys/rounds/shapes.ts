// What the contract says about survey rounds, under short names. Times are ISO with offset, days
// "2026-11-25", money whole đồng.
import type { components } from "../../api";

type Schemas = components["schemas"];
export type { Counted, RoundRow, RoundState, Words } from "../shapes";
export type Wait = Schemas["Wait"];
export type PeopleList = Schemas["PeopleList"];
export type Stratum = Schemas["Stratum"];

export type Hours = Schemas["SendingHours"];
export type Span = Schemas["DaySpan"];
export type Plan = Schemas["RoundPlan"];
export type Repeat = Plan["repeat"];
export type Check = Schemas["RoundCheck"];
export type CheckCode = Check["code"];
export type LogLine = Schemas["RoundLogLine"];
export type Round = Schemas["Round"];
export type Sample = Schemas["Sample"];
export type Schedule = Schemas["Schedule"];
export type Testers = Schemas["Testers"];

export type Cell = Schemas["StratumProgress"];
export type Watch = Schemas["Watch"];
export type Invited = Schemas["InvitedPerson"];
export type InvitedPage = Schemas["InvitedPage"];
