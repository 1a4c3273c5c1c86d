export interface Config {
  ml?: {
    /** What is about the portal that is tried, and about no other. */
    demo?: {
      /**
       * Who may see what. `open`, the default: everybody everything. `teams`: teams the ML work that
       * is theirs, and `group:default/ml-platform` all.
       */
      policy?: 'open' | 'teams';
    };
  };
}
