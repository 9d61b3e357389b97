import { ErrorView } from '@/app/ErrorPage';

const NOT_FOUND = { status: 404 };

/** For addresses that are no page's. */
export function Component() {
  return <ErrorView error={NOT_FOUND} />;
}
