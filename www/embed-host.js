/* For pages that hold kimngach charts in iframes: gives each frame the height it asks for. Frames are known by their
   window, not by an address, so it works for sandboxed frames too. */
addEventListener('message', ({ data, source }) => {
  const height = Math.round(Number(data?.['kim-ngach']?.height));
  if (!(height >= 50 && height <= 10000)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source && Math.abs(frame.clientHeight - height) > 1) frame.style.height = `${height}px`;
  }
});
