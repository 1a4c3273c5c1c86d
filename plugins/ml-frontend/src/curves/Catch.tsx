import { Component, ReactNode } from 'react';

/** Keeps a failure of what it holds, such as a part of the app that cannot be loaded, to itself. */
export class Catch extends Component<
  { fallback(cause: Error): ReactNode; children: ReactNode },
  { cause?: Error }
> {
  static getDerivedStateFromError(cause: Error) {
    return { cause };
  }

  state: { cause?: Error } = {};

  render(): ReactNode {
    const { cause } = this.state;
    return cause ? this.props.fallback(cause) : this.props.children;
  }
}
