import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';

/**
 * Writes to the operator when the month has cost this much, and when it looks as if it will. It counts the whole account:
 * AWS tells what one stack costs only where somebody has switched that on. The first two budgets of an account are free.
 */
export function monthlyBudget(scope: Construct, about: { usd: number; address: string }): void {
  const subscribers = [{ subscriptionType: 'EMAIL', address: about.address }];
  const when = { comparisonOperator: 'GREATER_THAN', threshold: 100, thresholdType: 'PERCENTAGE' };
  new CfnBudget(scope, 'budget', {
    budget: {
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: about.usd, unit: 'USD' },
    },
    notificationsWithSubscribers: ['ACTUAL', 'FORECASTED'].map((notificationType) => ({
      notification: { ...when, notificationType },
      subscribers,
    })),
  });
}
