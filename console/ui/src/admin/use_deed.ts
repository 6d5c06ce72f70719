export { useWrite as useDeed, type Write as Deed } from "../use_write";
