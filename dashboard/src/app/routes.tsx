import { createBrowserRouter, redirect, type LoaderFunctionArgs } from 'react-router';
import { licensesRun } from '@/api/licenses';
import { ErrorPage, SignInFailedPage } from './ErrorPage';
import { FirstPaint } from './FirstPaint';
import { LicenseFrame } from './LicenseFrame';
import { queryClient } from './queryClient';
import { completeSignIn, requireMe, whoIsHere } from './session';
import { Shell } from './Shell';

/** Who comes to the first page and runs no license, or has not proven their address yet, has a page of their own. */
async function toOwnPage({ request }: LoaderFunctionArgs) {
  const me = await requireMe();
  if (!me.emailVerified) {
    return redirect('/me');
  }
  if (!me.isStaff && new URL(request.url).search === '') {
    const first = await queryClient.fetchQuery(licensesRun());
    if (first.length === 0) {
      return redirect('/me');
    }
  }
  return null;
}

async function staffOnly() {
  const me = await requireMe();
  return me.isStaff ? null : redirect('/');
}

async function signedIn() {
  try {
    return redirect(await completeSignIn());
  } catch (problem) {
    // Such as who comes back to this address by the browser's own button: signed in they are.
    if (await whoIsHere()) {
      return redirect('/');
    }
    throw problem;
  }
}

/** Every address of the page. Each page is a file of its own, fetched when it is first gone to. */
export const router = createBrowserRouter([
  {
    path: '/signed-in',
    loader: signedIn,
    Component: FirstPaint,
    HydrateFallback: FirstPaint,
    ErrorBoundary: SignInFailedPage,
  },
  // Outside the frame: whoever comes by a license link is told what it is before they sign in.
  {
    path: '/join/:token?',
    lazy: () => import('@/pages/me/JoinPage'),
    HydrateFallback: FirstPaint,
    ErrorBoundary: ErrorPage,
  },
  {
    id: 'shell',
    loader: requireMe,
    Component: Shell,
    HydrateFallback: FirstPaint,
    ErrorBoundary: ErrorPage,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          { index: true, loader: toOwnPage, lazy: () => import('@/pages/licenses/LicensesPage') },
          { path: 'me', lazy: () => import('@/pages/me/MePage') },
          { path: 'classroom', lazy: () => import('@/pages/lms/ClassroomPage') },
          { path: 'staff/new', loader: staffOnly, lazy: () => import('@/pages/staff/NewLicensePage') },
          { path: 'staff/requests', loader: staffOnly, lazy: () => import('@/pages/staff/RequestsPage') },
          { path: 'operations', loader: staffOnly, lazy: () => import('@/pages/operations/OperationsPage') },
          {
            path: 'licenses/:id',
            Component: LicenseFrame,
            children: [
              {
                ErrorBoundary: ErrorPage,
                children: [
                  { index: true, lazy: () => import('@/pages/overview/OverviewPage') },
                  { path: 'members', lazy: () => import('@/pages/members/MembersPage') },
                  { path: 'add', lazy: () => import('@/pages/add/AddPage') },
                  { path: 'google', lazy: () => import('@/pages/google/GooglePage') },
                  { path: 'lms', lazy: () => import('@/pages/lms/LmsPage') },
                  { path: 'codes', lazy: () => import('@/pages/codes/CodesPage') },
                  { path: 'domains', lazy: () => import('@/pages/domains/DomainsPage') },
                  { path: 'activity', lazy: () => import('@/pages/activity/ActivityPage') },
                  { path: 'settings', lazy: () => import('@/pages/settings/SettingsPage') },
                ],
              },
            ],
          },
          { path: '*', lazy: () => import('@/pages/notfound/NotFoundPage') },
        ],
      },
    ],
  },
]);
