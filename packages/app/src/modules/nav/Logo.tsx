/** Three layers of a small network, the last of which has decided. */
export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <g stroke="#9cc9ff" strokeWidth="1.5" opacity="0.6">
        <path d="M5 7 14 5M5 7l9 9M5 21l9-5M5 21l9 2M5 7l9 16M5 21 14 5" />
        <path d="m14 5 9 9M14 16l9-2M14 23l9-9" />
      </g>
      <g fill="#9cc9ff">
        <circle cx="5" cy="7" r="2.5" />
        <circle cx="5" cy="21" r="2.5" />
        <circle cx="14" cy="5" r="2.5" />
        <circle cx="14" cy="16" r="2.5" />
        <circle cx="14" cy="23" r="2.5" />
      </g>
      <circle cx="23" cy="14" r="3.5" fill="#1ed760" />
    </svg>
  );
}
