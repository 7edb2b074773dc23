/** Saves a text as a file, byte for byte in UTF-8, a mark at its start included; the browser asks where, or puts it among the downloads. */
export const saveText = (fileName: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = fileName;
  anchor.click();
  // Only once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
