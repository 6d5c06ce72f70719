// English for files_vi.ts; the keys are the same.
import type { filesVi } from "./files_vi";

export const filesEn: Record<keyof typeof filesVi, string> = {
  "file.open": "Look at {name}",
  "file.download": "Download {name}",
  "file.waiting": "being fetched from Zalo",
  "file.failed": "could not be fetched from Zalo",
  "file.gone": "erased on request",
  "file.original": "Original (logged)",
  "file.picture": "Picture {name}",
  "file.new_tab": "{name}, opens in a new tab",
  "viewer.title": "Picture: {name}",
  "viewer.bigger": "Larger",
  "viewer.smaller": "Smaller",
  "viewer.turn": "Turn right",
  "viewer.reset": "Fit",
  "viewer.zoom": "Zoom {n} %",
  "viewer.failed": "This picture cannot be shown.",
  "viewer.over":
    "The time for the original is over. Close this and open it to give a reason again.",
  "mask.action": "Mask",
  "mask.title": "Mask parts of {name}",
  "mask.text":
    "Drag over the picture to cover faces, number plates, other people's papers. Units get the masked copy only; the original is kept.",
  "mask.keys":
    "Keyboard: “Add a box”, then arrow keys to move it, Shift + arrows to size it, Delete to remove it.",
  "mask.stage": "Picture to be masked, {n} boxes",
  "mask.add": "Add a box",
  "mask.drop_last": "Remove the last box",
  "mask.box": "Box {n}: {x} % from the left, {y} % from the top, {w} % wide, {h} % high",
  "mask.count": "{n} boxes",
  "mask.none": "There is no box yet.",
  "mask.fresh": "Begin again on the original",
  "mask.on_masked": "New boxes are added to the masked copy.",
  "mask.save": "Save the masked copy",
  "mask.done": "The masked copy is saved. Units see only this one.",
  "mask.too_big": "The masked picture is still larger than 5 MB.",
  "mask.is": "Masked by {name} at {at}",
  "mask.remove": "Remove the mask",
  "mask.remove_title": "Remove the mask of {name}",
  "mask.remove_text":
    "Everybody who sees this case, units too, will see the whole picture. This is logged.",
  "mask.removed": "The mask is removed.",
  "mask.reason_first":
    "To see below the mask or remove it, press “Original (needs a reason)” first.",
};
