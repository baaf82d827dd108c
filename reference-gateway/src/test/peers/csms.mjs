// SPDX-License-Identifier: Apache-2.0
// A strict CSMS on ocpp-rpc behind TLS that demands client certificates. Tells what it sees as JSON Lines.
// Usage: node csms.mjs SERVER_KEY SERVER_CERTIFICATE CLIENT_ROOT
import fs from 'node:fs';
import https from 'node:https';
import {RPCServer} from 'ocpp-rpc';

const [key, cert, ca] = process.argv.slice(2).map((file) => fs.readFileSync(file));
const tell = (event, facts) => process.stdout.write(JSON.stringify({event, ...facts}) + '\n');
const now = () => new Date().toISOString();

const server = new RPCServer({protocols: ['ocpp1.6'], strictMode: true});

server.auth((accept, reject, handshake) => {
  const socket = handshake.request.client;
  tell('upgrade', {
    identity: handshake.identity,
    subject: socket.getPeerCertificate().subject,
    tls: socket.getProtocol(),
    suite: socket.getCipher().standardName,
    protocols: [...handshake.protocols],
  });
  accept();
});

server.on('client', (client) => {
  client.on('strictValidationFailure', ({error}) => tell('strict', {message: String(error)}));
  client.on('badMessage', ({error}) => tell('bad', {message: String(error)}));
  client.on('close', ({code}) => tell('close', {code}));

  const answer = (action, reply) =>
    client.handle(action, ({params}) => {
      tell('call', {action, params});
      return typeof reply === 'function' ? reply(params) : reply;
    });
  answer('BootNotification', () => ({status: 'Accepted', interval: 300, currentTime: now()}));
  answer('Heartbeat', () => ({currentTime: now()}));
  answer('Authorize', {idTagInfo: {status: 'Accepted'}});
  answer('StatusNotification', {});
  answer('MeterValues', {});
  answer('DataTransfer', {status: 'UnknownVendorId'});
  answer('StopTransaction', {idTagInfo: {status: 'Accepted'}});
  answer('StartTransaction', () => {
    setImmediate(async () => {
      try {
        tell('answer', {action: 'GetConfiguration', params: await client.call('GetConfiguration', {key: []})});
      } catch (error) {
        tell('answer', {action: 'GetConfiguration', error: error.rpcErrorCode ?? String(error)});
      }
      try {
        const params = await client.call('RemoteStopTransaction', {transactionId: 7});
        tell('answer', {action: 'RemoteStopTransaction', params});
      } catch (error) {
        tell('answer', {action: 'RemoteStopTransaction', error: error.rpcErrorCode ?? String(error)});
      }
    });
    return {transactionId: 7, idTagInfo: {status: 'Accepted'}};
  });
});

const tls = https.createServer({key, cert, ca, requestCert: true, rejectUnauthorized: true});
tls.on('upgrade', server.handleUpgrade);
tls.on('tlsClientError', (error) => tell('tls-error', {message: error.code ?? error.message}));
tls.listen(0, '127.0.0.1', () => tell('listening', {port: tls.address().port}));
