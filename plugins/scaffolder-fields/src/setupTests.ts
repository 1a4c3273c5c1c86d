import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A whole form is drawn in jsdom; on a machine that is busy with other tests that takes seconds.
configure({ asyncUtilTimeout: 15_000 });

// The form goes to its top with each step; jsdom has nothing to scroll.
window.scrollTo = () => {};
