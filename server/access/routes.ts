/** Contract ↔ permission ↔ action. Signing in, out and reading oneself are in server/http.ts, which alone sees the cookie. */
import * as access from '#domain/access/contract.ts'
import * as devices from '#domain/access/device-contract.ts'
import { type Route, route } from '#server/kit/route.ts'
import { addAccount, chooseLanguage, disableAccount, listAccounts, listAudit } from './actions.ts'
import { forgetSurrendered, listDevices, listOwnDevices, listSurrendered, markDeviceLost, markOwnDeviceLost } from './device-actions.ts'

export const accessRoutes: Route[] = [
  route(access.chooseLanguage, 'access.self', chooseLanguage),
  route(access.listAccounts, 'access.admin', listAccounts),
  route(access.addAccount, 'access.admin', addAccount),
  route(access.disableAccount, 'access.admin', disableAccount),
  route(access.listAudit, 'access.audit', listAudit),
  route(devices.listOwnDevices, 'access.self', listOwnDevices),
  route(devices.markOwnDeviceLost, 'access.self', markOwnDeviceLost),
  route(devices.listDevices, 'access.admin', listDevices),
  route(devices.markDeviceLost, 'access.admin', markDeviceLost),
  route(devices.listSurrendered, 'access.self', listSurrendered),
  route(devices.forgetSurrendered, 'access.self', forgetSurrendered),
]
