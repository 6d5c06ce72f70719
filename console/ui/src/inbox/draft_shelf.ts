// Words that the service has not got yet lie here, in this tab, so that a reload without a network
// does not lose them. Gone when they were saved or the tab is closed; each person has his own.
export interface Shelf {
  read: (key: string) => string | null;
  put: (key: string, text: string) => void;
  drop: (key: string) => void;
}

export function tabShelf(name: string): Shelf {
  const full = (key: string) => `langnghe.${name}.${key}`;
  const tried = <T>(deed: () => T): T | null => {
    try {
      return deed();
    } catch {
      return null; // no storage, or none left: then the words are in memory only
    }
  };
  return {
    read: (key) => tried(() => sessionStorage.getItem(full(key))),
    put: (key, text) => void tried(() => sessionStorage.setItem(full(key), text)),
    drop: (key) => void tried(() => sessionStorage.removeItem(full(key))),
  };
}
