import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { type PrintedLetter, printedLetter } from '../../../../modules/firms/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import './letter.css';

/** The letter with its one-time code: made when somebody is at the printer, shown once. */
export function LetterPage(): ReactNode {
  const { t } = useWords();
  const { region = '', id = '', letter = '' } = useParams();
  const make = useMutation({
    mutationFn: () => api.post(`/firms/${region}/${id}/letters/${letter}/code`, { answer: printedLetter }),
  });
  return (
    <Page title={t('firms.letterTitle')}>
      <div className="stack letter-page">
        <div className="no-print stack">
          {make.data === undefined ? (
            <>
              <p>{t('firms.letterLead')}</p>
              {make.error !== null && <ProblemNote error={make.error} />}
              <p>
                <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
                  {t('firms.make')}
                </Button>
              </p>
            </>
          ) : (
            <>
              <p role="status">{t('firms.made')}</p>
              <p>
                <Button type="primary" onClick={() => window.print()}>
                  {t('firms.printNow')}
                </Button>
              </p>
            </>
          )}
          <p>
            <Link to={`/matters/${region}/${id}`}>{t('firms.back')}</Link>
          </p>
        </div>
        {make.data !== undefined && <Paper of={make.data} />}
      </div>
    </Page>
  );
}

/** What the firm reads, in plain Chinese whatever the language of the console: it is posted. */
function Paper({ of }: { readonly of: PrintedLetter }): ReactNode {
  const authority = of.authorityName.zh;
  return (
    <article className="letter-paper" lang="zh-CN" aria-label="激活信">
      <address>
        {of.address}
        <br />
        {of.firm}
        <br />
        {of.addressee}（收）
      </address>
      <h2>在线消费纠纷解决企业账号激活信</h2>
      <p>{of.firm}：</p>
      <p>
        贵企业申请加入在线消费纠纷解决，我局已经核实。用下面的激活码开通企业负责人账号后，消费者可以在网上直接向贵企业反映问题，由双方自行协商和解。
      </p>
      <dl>
        <div>
          <dt>统一社会信用代码</dt>
          <dd>{of.firmCode}</dd>
        </div>
        <div>
          <dt>激活码</dt>
          <dd className="letter-code">{of.code}</dd>
        </div>
        <div>
          <dt>有效至</dt>
          <dd>{of.until}（只能使用一次）</dd>
        </div>
        <div>
          <dt>网址</dt>
          <dd>{of.portal}</dd>
        </div>
      </dl>
      <img alt="上述网址的二维码" src={`data:image/svg+xml,${encodeURIComponent(of.qrSvg)}`} width="120" height="120" />
      <h3>怎样使用</h3>
      <ol>
        <li>打开上面的网址（也可以扫二维码，二维码里只有网址，没有激活码），输入统一社会信用代码和激活码。</li>
        <li>自己设置登录名和密码。任何工作人员都不会向您索要密码。</li>
        <li>登录后可以指定本企业的工作人员，每人一个账号，随时可以停用。</li>
      </ol>
      <h3>自愿参加</h3>
      <p>
        参加是自愿的，可以随时退出，不需要说明理由。不参加、不激活，或者与消费者没有达成一致，都不会因此受到处罚或者扣分；消费者仍然可以向市场监督管理部门投诉。参加的好处是：问题先到贵企业，可以在投诉以前解决。
      </p>
      <h3>怎样核实这封信</h3>
      <p>
        请拨打12315，或者从政府网站查到{authority}的电话询问信件编号 {of.number}
        ，不要使用陌生来信、来电提供的号码。我局不会因此收取费用，不会索要银行账户、验证码或者密码。信件不是给贵企业的，或者贵企业没有申请过，请告诉我们，信上的激活码可以不用理会。
      </p>
      <p className="letter-signed">
        {authority}
        <br />
        {of.madeOn}
      </p>
    </article>
  );
}
