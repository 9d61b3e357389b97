import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleUserRound, Link2, LogIn, PartyPopper } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LoaderFunctionArgs, replace, useLoaderData } from 'react-router';
import { Brand } from '@/app/Brand';
import { type Me, signIn, signOut, whoIsHere } from '@/app/session';
import { Button, Card, LinkButton } from '@/ui';
import { carriedLink } from './carriedLink';
import { coverage, useRedeem } from './mine';
import { told } from './outcome';
import { RedemptionNote, RedemptionProblem } from './RedemptionNote';
import styles from './me.module.css';

/** Reads the token of the link, and goes on under an address without it. */
export async function loader({ params }: LoaderFunctionArgs) {
  if (params.token) {
    carriedLink.keep(params.token);
    return replace('/join');
  }
  return whoIsHere();
}

/** The landing of a license link (R33): what it is, who joins, one click; each refusal in plain words. */
export function Component() {
  const me = useLoaderData<Me | null>();
  const { t } = useTranslation('me');
  const [token] = useState(carriedLink.read);
  return (
    <div className={styles.landing}>
      <title>{`${t('join.title')} – Rollbook`}</title>
      <header>
        <Brand />
      </header>
      <main className={styles.landingCard}>
        <Card>
          {token === null ? (
            <NoLink isHere={me !== null} />
          ) : me === null ? (
            <SignIn />
          ) : (
            <Join me={me} token={token} />
          )}
        </Card>
      </main>
      <footer className={styles.landingFoot}>{t('join.foot')}</footer>
    </div>
  );
}

function NoLink({ isHere }: { isHere: boolean }) {
  const { t } = useTranslation('me');
  return (
    <div className={styles.landingBody}>
      <Emblem />
      <h1>{t('join.noLink')}</h1>
      <p>{t('join.noLinkText')}</p>
      {isHere ? <LinkButton to="/me">{t('join.toMe')}</LinkButton> : null}
    </div>
  );
}

function SignIn() {
  const { t } = useTranslation('me');
  const going = useMutation({ mutationFn: () => signIn('/join') });
  return (
    <div className={styles.landingBody}>
      <Emblem />
      <h1>{t('join.invited')}</h1>
      <p>{t('join.what')}</p>
      <Button variant="primary" icon={<LogIn />} onPress={() => going.mutate()} isPending={going.isPending}>
        {t('join.signIn')}
      </Button>
      <p className={styles.small}>{t('join.who')}</p>
    </div>
  );
}

function Join({ me, token }: { me: Me; token: string }) {
  const { t } = useTranslation('me');
  const redemption = useRedeem();
  const done = redemption.done;
  const isIn = done !== undefined && ['in', 'already'].includes(told(done));
  useEffect(() => {
    if (isIn) {
      carriedLink.drop();
    }
  }, [isIn]);
  if (done && isIn) {
    return <Welcome licenseId={done.licenseId} isNew={told(done) === 'in'} />;
  }
  return (
    <div className={styles.landingBody}>
      <Emblem />
      <h1>{t('join.invited')}</h1>
      <p>{t('join.what')}</p>
      <div className={styles.who}>
        <CircleUserRound aria-hidden />
        <div className={styles.lineWords}>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
        </div>
      </div>
      {redemption.problem ? <RedemptionProblem problem={redemption.problem} isLink /> : null}
      {done ? <RedemptionNote redemption={done} /> : null}
      {done ? (
        <LinkButton to="/me">{t('join.toMe')}</LinkButton>
      ) : (
        <Button variant="primary" onPress={() => redemption.redeem(token)} isPending={redemption.isPending}>
          {redemption.problem ? t('join.again') : t('join.join')}
        </Button>
      )}
      <p className={styles.small}>
        {t('join.notYou')}{' '}
        <button type="button" className={styles.textButton} onClick={() => void signOut()}>
          {t('join.signOut')}
        </button>
      </p>
    </div>
  );
}

function Welcome({ licenseId, isNew }: { licenseId: string; isNew: boolean }) {
  const { t } = useTranslation('me');
  const { data } = useQuery(coverage());
  const license = data?.licenses.find((each) => each.licenseId === licenseId);
  return (
    <div className={styles.landingBody} role="status">
      <span className={styles.emblem} data-tone="good" aria-hidden>
        <PartyPopper />
      </span>
      <h1>{isNew ? t('join.welcome') : t('join.already')}</h1>
      <p>{license ? t('join.on', { license: license.name }) : t('join.onSome')}</p>
      <LinkButton to="/me" variant="primary">
        {t('join.toMe')}
      </LinkButton>
    </div>
  );
}

function Emblem() {
  return (
    <span className={styles.emblem} aria-hidden>
      <Link2 />
    </span>
  );
}
