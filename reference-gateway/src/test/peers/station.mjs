// SPDX-License-Identifier: Apache-2.0
// A strict station on ocpp-rpc that knows only ws://. Runs one charging session and tells what it sees as JSON Lines.
// Usage: node station.mjs ENDPOINT IDENTITY
import {RPCClient} from 'ocpp-rpc';

const [endpoint, identity] = process.argv.slice(2);
const tell = (event, facts) => process.stdout.write(JSON.stringify({event, ...facts}) + '\n');
const now = () => new Date().toISOString();

const station = new RPCClient({endpoint, identity, protocols: ['ocpp1.6'], strictMode: true, reconnect: false});
station.on('strictValidationFailure', ({error}) => tell('strict', {message: String(error)}));
station.on('badMessage', ({error}) => tell('bad', {message: String(error)}));

const stopped = new Promise((resolve) => {
  station.handle('RemoteStopTransaction', ({params}) => {
    tell('call', {action: 'RemoteStopTransaction', params});
    setImmediate(resolve);
    return {status: 'Accepted'};
  });
});
station.handle('GetConfiguration', ({params}) => {
  tell('call', {action: 'GetConfiguration', params});
  return {configurationKey: [{key: 'HeartbeatInterval', readonly: false, value: '300'}]};
});

const call = async (action, params) => {
  const reply = await station.call(action, params);
  tell('answer', {action, params: reply});
  return reply;
};

await station.connect();
tell('connected', {protocol: station.protocol});
await call('BootNotification', {chargePointVendor: 'Peer', chargePointModel: 'ocpp-rpc'});
await call('StatusNotification', {connectorId: 1, errorCode: 'NoError', status: 'Available'});
await call('Authorize', {idTag: 'TAG1'});
const {transactionId} = await call('StartTransaction', {connectorId: 1, idTag: 'TAG1', meterStart: 0, timestamp: now()});
await call('MeterValues', {
  connectorId: 1,
  transactionId,
  meterValue: [{timestamp: now(), sampledValue: [{value: '1.10', unit: 'kWh', measurand: 'Energy.Active.Import.Register'}]}],
});
await stopped;
await call('StopTransaction', {transactionId, meterStop: 1100, timestamp: now(), reason: 'Remote'});
await station.close();
tell('done', {});
