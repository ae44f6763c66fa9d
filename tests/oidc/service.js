// A sign-in service for tests: oidc-provider with one made-up person, who is signed in and agrees without being asked.
// Usage: node service.js PORT CALLBACK SIGNED_OUT ORGANISATION[,ORGANISATION]
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { Provider } from 'oidc-provider';

const [port, callback, signedOut, organisations] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const key = (kid) => ({ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' });
const person = {
  sub: 'MADE-UP-SUBJECT-1', given_name: 'Made-up', family_name: 'Person', email: 'made-up@example.invalid', authority_code: organisations.split(','), roles: ['UPLOAD', 'APPROVER_LA'],
};
const provider = new Provider(issuer, {
  clients: [{
    client_id: 'opencollect-test', client_secret: 'made-up-client-secret', redirect_uris: [callback], post_logout_redirect_uris: [signedOut],
    token_endpoint_auth_method: 'client_secret_post', response_types: ['code'], grant_types: ['authorization_code'],
  }],
  jwks: { keys: [key('made-up-key-1'), key('made-up-key-2')] },
  cookies: { keys: ['made-up-cookie-key'] },
  pkce: { required: () => true },
  claims: { openid: ['sub'], profile: ['given_name', 'family_name', 'authority_code', 'roles'], email: ['email'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => person }),
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
});

const agree = async (request, response) => {
  const { prompt, params, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: person.sub } }, { mergeWithLastSubmission: false });
  }
  const grant = grantId ? await provider.Grant.find(grantId) : new provider.Grant({ accountId: person.sub, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
};

const serve = provider.callback();
createServer((request, response) => {
  (request.url.startsWith('/interaction/') ? agree(request, response) : serve(request, response))?.catch?.((problem) => {
    response.statusCode = 500;
    response.end(String(problem));
  });
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
