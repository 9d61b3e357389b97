import 'i18next';
import type activity from './en/activity.json';
import type add from './en/add.json';
import type app from './en/app.json';
import type codes from './en/codes.json';
import type domains from './en/domains.json';
import type google from './en/google.json';
import type licenses from './en/licenses.json';
import type lms from './en/lms.json';
import type me from './en/me.json';
import type members from './en/members.json';
import type operations from './en/operations.json';
import type overview from './en/overview.json';
import type problems from './en/problems.json';
import type settings from './en/settings.json';
import type staff from './en/staff.json';
import type ui from './en/ui.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      activity: typeof activity;
      add: typeof add;
      app: typeof app;
      codes: typeof codes;
      domains: typeof domains;
      google: typeof google;
      licenses: typeof licenses;
      lms: typeof lms;
      me: typeof me;
      members: typeof members;
      operations: typeof operations;
      overview: typeof overview;
      problems: typeof problems;
      settings: typeof settings;
      staff: typeof staff;
      ui: typeof ui;
    };
  }
}
