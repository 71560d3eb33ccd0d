/** What crosses the wire about devices: which there are, that one is lost, and what it gives up. */
import { z } from 'zod'
import { command, page, paging, query } from '#domain/kit/contract.ts'
import { Id } from '#domain/kit/id.ts'
import { Device, Surrendered } from './words.ts'

export const listOwnDevices = query({
  name: 'access.list_own_devices',
  path: '/api/access/own-devices',
  summary: 'The devices that this account signed in from, the one last seen first',
  input: z.object({}),
  output: z.object({ items: z.array(Device) }),
})

export const markOwnDeviceLost = command({
  name: 'access.mark_own_device_lost',
  path: '/api/access/own-devices/:deviceId/lost',
  summary: 'One of my devices is lost: its sessions end at once, and it is emptied at its next contact',
  input: z.object({ deviceId: Id }),
  output: Device,
})

export const listDevices = query({
  name: 'access.list_devices',
  path: '/api/access/devices',
  summary: 'The devices of my offices, by account',
  input: z.object({ ...paging }),
  output: page(Device),
})

export const markDeviceLost = command({
  name: 'access.mark_device_lost',
  path: '/api/access/devices/:deviceId/lost',
  summary: 'A device of somebody in my offices is lost',
  input: z.object({ deviceId: Id }),
  output: Device,
})

/** Not signed in: a lost device has no session any more. It names itself by an id that nobody else knows. */
export const surrenderDevice = command({
  name: 'access.surrender_device',
  path: '/api/access/surrender',
  summary: 'A lost device says that it is emptied, and hands over what it had not sent, still sealed',
  input: z.object({ device: Id, surrendered: Surrendered.nullable() }),
  output: z.object({}),
})

export const listSurrendered = query({
  name: 'access.list_surrendered',
  path: '/api/access/surrendered',
  summary: 'What lost devices of this account had not sent, still sealed under the password of then',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ id: Id, surrendered: Surrendered })) }),
})

export const forgetSurrendered = command({
  name: 'access.forget_surrendered',
  path: '/api/access/surrendered/:surrenderedId/forget',
  summary: 'It lies on a device of mine now: the house need not keep it',
  input: z.object({ surrenderedId: Id }),
  output: z.object({}),
})
